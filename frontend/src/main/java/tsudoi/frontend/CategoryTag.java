package tsudoi.frontend;

import com.vaadin.flow.component.html.Span;

/// Pictogram and word of a category on a filled pill.
public final class CategoryTag extends Span {
  public CategoryTag(Picture picture, String word) {
    addClassNames("category-tag", picture.className());
    add(new Pictogram(picture), new RubyText(word));
  }
}
