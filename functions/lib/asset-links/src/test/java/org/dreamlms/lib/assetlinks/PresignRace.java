package org.dreamlms.lib.assetlinks;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Signs batches of links in a fresh JVM and prints what the first and the later ones cost, for
 * infra/bench. Not a test: a duration is nothing to assert. That both signers give the same links
 * is what SignersAgreeTest shows.
 */
final class PresignRace {
  private static final URI STORE = URI.create("https://files.school.example");
  private static final Duration LIFE = Duration.ofHours(1);

  private PresignRace() {}

  /** Arguments: {@code ours} or {@code SDK}, paths of a batch, batches after the first. */
  public static void main(String[] arguments) {
    int paths = Integer.parseInt(arguments[1]);
    int batches = Integer.parseInt(arguments[2]);
    String[] keys =
        IntStream.range(0, paths)
            .mapToObj(i -> "Dream Press/books/First Steps " + i % 7 + "/images/M1/p" + i + ".png")
            .toArray(String[]::new);
    // The first batch pays for the signer too.
    long wall = System.nanoTime();
    long cpu = cpu();
    Function<String, URI> signer = arguments[0].equals("ours") ? ours() : sdk();
    int length = sign(keys, signer);
    double firstWall = (System.nanoTime() - wall) / 1e6;
    double firstCpu = (cpu() - cpu) / 1e6;
    double[] walls = new double[batches];
    cpu = cpu();
    for (int i = 0; i < batches; i++) {
      wall = System.nanoTime();
      length += sign(keys, signer);
      walls[i] = (System.nanoTime() - wall) / 1e6;
    }
    // Of all together: a system may count hundredths of a second, and a batch takes a few.
    double warmCpu = (cpu() - cpu) / 1e6 / batches;
    System.out.printf(
        Locale.ROOT,
        "warm CPU ms=%.3f;warm wall ms=%.3f;first CPU ms=%.3f;first wall ms=%.3f;URL chars=%d%n",
        warmCpu,
        median(walls),
        firstCpu,
        firstWall,
        length / paths / (batches + 1));
  }

  /** Also keeps the compiler from leaving the work out. */
  private static int sign(String[] keys, Function<String, URI> signer) {
    int length = 0;
    for (String key : keys) {
      length += signer.apply(key).toString().length();
    }
    return length;
  }

  private static Function<String, URI> ours() {
    DirectSigner signer =
        new DirectSigner(
            new S3Target(
                STORE,
                STORE,
                "eu-central-1",
                true,
                "publishers",
                S3Credentials.lasting("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")));
    return key ->
        signer.sign(
            new ObjectKey(key),
            SigningWindow.at(Instant.now(), null),
            LinkSigner.Presentation.AS_STORED);
  }

  /** The SDK as its users call it, without our {@link SdkSigner} around it. */
  private static Function<String, URI> sdk() {
    S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(STORE)
            .region(Region.EU_CENTRAL_1)
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")))
            .build();
    return key ->
        URI.create(
            presigner
                .presignGetObject(
                    presign ->
                        presign
                            .signatureDuration(LIFE)
                            .getObjectRequest(get -> get.bucket("publishers").key(key)))
                .url()
                .toString());
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
