package org.dreamlms.infra.dcsstandin.replay;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out of one side of a replay what may differ, and nothing else:
 *
 * <ul>
 *   <li>an instant becomes its number in order of first appearance over the whole replay, with its
 *       form (fraction digits, zone): equal instants must stay equal and different ones different;
 *   <li>an ETag (32 hexadecimal digits) becomes its number the same way;
 *   <li>tokens, API keys, presigned signatures and their dates become a word when they have the
 *       right form;
 *   <li>the addresses of DCS, its object store and the webhook listener become a word; query
 *       parameters of a presigned URL are sorted.
 * </ul>
 */
final class Placeholders {
  private static final Pattern INSTANT =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(\\.\\d{6})?(Z|\\+00:00)");
  private static final Pattern ETAG = Pattern.compile("\\b[0-9a-f]{32}\\b");
  private static final Pattern PRESIGNED = Pattern.compile("\\?(X-Amz-[^\"]*)");

  private final Map<String, String> addresses;
  private final Map<Object, Integer> numbers = new HashMap<>();

  /**
   * @param addresses scheme, host and port to the word that takes its place
   */
  Placeholders(Map<String, String> addresses) {
    this.addresses = addresses;
  }

  String in(String text) {
    String result = text;
    for (Map.Entry<String, String> address : addresses.entrySet()) {
      result = result.replace(address.getKey(), address.getValue());
    }
    result =
        result
            .replaceAll("eyJ[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]{43}", "<jwt>")
            .replaceAll("dcs_[a-z]+_[a-z]+_[A-Za-z0-9]{24}", "<api-key>")
            .replaceAll("X-Amz-Signature=[0-9a-f]{64}", "X-Amz-Signature=<sig>")
            .replaceAll("X-Amz-Date=\\d{8}T\\d{6}Z", "X-Amz-Date=<date>")
            .replaceAll("%2F\\d{8}%2Fus-east-1", "%2F<date>%2Fus-east-1");
    result = PRESIGNED.matcher(result).replaceAll(match -> "?" + sorted(match.group(1)));
    result = ETAG.matcher(result).replaceAll(match -> "<etag " + number(match.group()) + ">");
    return INSTANT.matcher(result).replaceAll(match -> Matcher.quoteReplacement(instant(match)));
  }

  private String instant(MatchResult match) {
    Object value = OffsetDateTime.parse(match.group()).toInstant();
    String fraction = match.group(2) == null ? "" : ".micros";
    return "<instant " + number(value) + fraction + match.group(3) + ">";
  }

  private int number(Object value) {
    return numbers.computeIfAbsent(value, _ -> numbers.size() + 1);
  }

  private static String sorted(String query) {
    return Stream.of(query.split("&", -1)).sorted().collect(Collectors.joining("&"));
  }
}
