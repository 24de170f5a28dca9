package org.dreamlms.functions.catalog;

import io.micronaut.serde.annotation.Serdeable;
import org.dreamlms.lib.bookcatalog.content.Area;
import org.dreamlms.lib.bookcatalog.content.BookPage;
import org.dreamlms.lib.bookcatalog.content.FillAnswer;

/** A text that a teacher can uncover on a page. */
@Serdeable
record FillAnswerMarker(String id, int x, int y, int width, int height, String text) {

  static FillAnswerMarker from(BookPage page, int index) {
    FillAnswer answer = page.fillAnswers().get(index);
    Area area = answer.area();
    return new FillAnswerMarker(
        "fill-" + page.number() + "-" + answer.sectionIndex() + "-" + index,
        area.x(),
        area.y(),
        area.width(),
        area.height(),
        answer.text());
  }
}
