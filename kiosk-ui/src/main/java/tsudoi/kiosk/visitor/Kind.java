package tsudoi.kiosk.visitor;

import java.util.EnumSet;
import java.util.Set;
import tsudoi.listing.Category;

/// What visitors filter by: few enough kinds to read at a glance.
public enum Kind {
  FESTIVAL(Category.FESTIVAL, Category.CULTURE),
  PATROL(Category.PATROL),
  WATCH(Category.WATCH),
  DRILL(Category.DRILL),
  RECYCLING(Category.RECYCLING, Category.CLEANUP),
  SMARTPHONE(Category.SMARTPHONE, Category.TRAINING),
  SENIORS(Category.SENIORS),
  SPORTS(Category.SPORTS),
  CHILDREN(Category.CHILDREN),
  OTHER(Category.MEETING, Category.OTHER);

  private final Set<Category> categories;

  Kind(Category first, Category... more) {
    categories = EnumSet.of(first, more);
  }

  public boolean holds(Category category) {
    return categories.contains(category);
  }
}
