package tsudoi.frontend;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;

/// The scene of a category with its pictogram and word on a strip along the lower edge. The scene
/// is an image file of its own so that the browser fetches it once; it says nothing that the
/// words do not, and is silent for screen readers.
public final class CategoryPicture extends Div {
  public CategoryPicture(Picture picture, String word) {
    addClassNames("category-picture", picture.className());
    Image scene = new Image(picture.scenePath(), "");
    scene.addClassName("scene");
    add(scene, new CategoryTag(picture, word));
  }
}
