package org.dreamlms.lib.lambdahttp;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets nothing be counted but by short words, such as {@code role=teacher}. Each value of a tag is
 * a metric of its own that AWS takes money for and keeps for 15 months, so what people send, an
 * address, an id or a name, must not become one.
 *
 * <p>A name has a dot and the key of a tag has none, so that they cannot meet in one line.
 */
final class WordTags implements MeterFilter {
  private static final Logger LOG = LoggerFactory.getLogger(WordTags.class);

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** Shorter than a UUID, and without the signs of addresses, times and e-mail. */
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    boolean words =
        NAME.matcher(id.getName()).matches()
            && id.getTags().stream()
                .allMatch(
                    tag ->
                        KEY.matcher(tag.getKey()).matches()
                            && VALUE.matcher(tag.getValue()).matches());
    if (words) {
      return MeterFilterReply.NEUTRAL;
    }
    // Without the tags: they are what must not be told.
    LOG.error("Not counted, as its name or one of its tags is no short word: {}", id.getName());
    return MeterFilterReply.DENY;
  }
}
