package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An origin of one thing, that does as it is told. */
final class ScriptedOrigin implements Fetch<String> {
  /** What it is asked with stands for this when there is no validator. */
  static final String NOTHING = "";

  private final TickedPace pace;
  private final List<String> askedWith = new ArrayList<>();
  private Fetched<String> says = new Fetched.None<>();
  private @Nullable RuntimeException failure;
  private Duration takes = Duration.ofMillis(200);
  private Runnable meanwhile = () -> {};

  ScriptedOrigin(TickedPace pace) {
    this.pace = pace;
  }

  void has(String value) {
    says(new Fetched.Found<>(value, null));
  }

  void has(String value, String etag) {
    says(new Fetched.Found<>(value, etag));
  }

  void hasNothing() {
    says(new Fetched.None<>());
  }

  void says(Fetched<String> answer) {
    says = answer;
    failure = null;
  }

  void isDown() {
    fails(new OriginDownException("thing", Duration.ofSeconds(7), null));
  }

  void fails(RuntimeException with) {
    failure = with;
  }

  void takes(Duration time) {
    takes = time;
  }

  /** What happens while it is being asked. */
  void meanwhile(Runnable once) {
    meanwhile = once;
  }

  int calls() {
    return askedWith.size();
  }

  /** The validators it was asked with. */
  List<String> askedWith() {
    return askedWith;
  }

  @Override
  public Fetched<String> fetch(@Nullable String etag) {
    askedWith.add(etag == null ? NOTHING : etag);
    pace.advance(takes);
    Runnable now = meanwhile;
    meanwhile = () -> {};
    now.run();
    if (failure != null) {
      throw failure;
    }
    boolean same =
        says instanceof Fetched.Found<String>(_, @Nullable String tag)
            && tag != null
            && tag.equals(etag);
    return same ? new Fetched.Unchanged<>() : says;
  }
}
