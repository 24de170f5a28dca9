package org.dreamlms.lib.secrets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** What a version of a secret holds. Shows nothing of it. */
public record SecretText(String text) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * The secret at the ARN's key; empty when the text has no such key, or null there.
   *
   * @throws SecretUnusable when the text is no JSON object, or there is something else than text
   */
  public Optional<String> at(SecretArn arn) {
    return arn.key().isEmpty() ? Optional.of(text) : at(arn.key());
  }

  Optional<String> at(String key) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new SecretUnusable("it is no JSON object, and has no keys");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals(key);
        JsonToken value = parser.nextToken();
        if (wanted && value != JsonToken.VALUE_NULL) {
          return Optional.of(string(parser, key));
        }
        parser.skipChildren();
      }
      return Optional.empty();
    } catch (IOException broken) {
      // Without the cause: its message quotes what it has read.
      throw new SecretUnusable("it is no JSON object, and has no keys");
    }
  }

  private static String string(JsonParser parser, String key) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw new SecretUnusable("its key " + key + " holds no text");
    }
    return parser.getText();
  }

  @Override
  public String toString() {
    return "SecretText[****]";
  }
}
