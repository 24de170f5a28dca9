package org.dreamlms.lib.dcsclient;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** The little JSON that is sent. */
final class JsonText {

  private JsonText() {}

  static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }
}
