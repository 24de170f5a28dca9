package org.dreamlms.lib.secrets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a secret is, in the form that Amazon ECS has for {@code valueFrom}: an ARN and, behind it,
 * as far as wanted, a key of the secret's JSON, the label of a version, and a version.
 *
 * <pre>
 * arn:aws:secretsmanager:eu-central-1:123456789012:secret:dream-lms/webhook-AbCdEf
 * arn:aws:secretsmanager:eu-central-1:123456789012:secret:dream-lms/webhook-AbCdEf:current::
 * arn:aws:secretsmanager:eu-central-1:123456789012:secret:dream-lms/webhook-AbCdEf:key:AWSPREVIOUS:
 * </pre>
 *
 * Colons at the end may be left out. The six characters at the end of the name too, as Secrets
 * Manager allows it: a template knows names only. Source: Amazon ECS developer guide, "Pass Secrets
 * Manager secrets through Amazon ECS environment variables".
 *
 * @param secret the ARN alone
 * @param key empty: the whole text is the secret
 * @param stage empty: {@code AWSCURRENT}, unless a version is named
 * @param version empty: that of the stage
 */
public record SecretArn(String secret, String key, String stage, String version) {
  private static final Pattern FORM =
      Pattern.compile(
          "(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:[\\w/+=.@-]+)"
              + "(?::([^:]*))?(?::([^:]*))?(?::([^:]*))?");

  /**
   * @param setting whose value it is, for the message
   * @throws IllegalArgumentException when it is no such ARN; the text is not repeated: it could be
   *     the secret itself, in the wrong variable
   */
  public static SecretArn of(String setting, String text) {
    Matcher found = FORM.matcher(text.strip());
    if (!found.matches()) {
      throw new IllegalArgumentException(
          setting + " must be arn:aws:secretsmanager:region:account:secret:name[:key:stage:id]");
    }
    SecretArn arn =
        new SecretArn(
            found.group(1), part(found.group(2)), part(found.group(3)), part(found.group(4)));
    if (!arn.stage.isEmpty() && !arn.version.isEmpty()) {
      throw new IllegalArgumentException(
          setting + " names a label and a version: which of them is meant?");
    }
    return arn;
  }

  /** Whether both are of one text, which is then read once. */
  public boolean isOfSameText(SecretArn other) {
    return secret.equals(other.secret)
        && stage.equals(other.stage)
        && version.equals(other.version);
  }

  private static String part(@Nullable String group) {
    return group == null ? "" : group;
  }
}
