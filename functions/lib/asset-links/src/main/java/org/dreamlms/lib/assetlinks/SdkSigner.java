package org.dreamlms.lib.assetlinks;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.signer.Presigner;
import software.amazon.awssdk.core.signer.Signer;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The SDK's presigner: the yardstick of {@link DirectSigner}, and the other choice of {@code
 * ASSET_LINKS_SIGNER}. With {@code localhost} as endpoint and path style off it would sign for
 * {@code bucket.localhost}: local endpoints are 127.0.0.1.
 */
// The presigner reads the system clock and has no setting for that. A signer given with the request
// can
// sign as of another time; the SDK calls this its older way and has no newer one.
@SuppressWarnings("deprecation")
final class SdkSigner implements LinkSigner {
  private final S3Target target;
  private final AwsCredentials credentials;
  private final S3Presigner presigner;

  SdkSigner(S3Target target) {
    this.target = target;
    this.credentials = sdkCredentials(target.credentials());
    this.presigner =
        S3Presigner.builder()
            .endpointOverride(target.publicEndpoint())
            .region(Region.of(target.region()))
            .serviceConfiguration(
                S3Configuration.builder().pathStyleAccessEnabled(target.pathStyle()).build())
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .build();
  }

  @Override
  public URI sign(ObjectKey key, SigningWindow window, Presentation presentation) {
    GetObjectRequest get =
        GetObjectRequest.builder()
            .bucket(target.bucket())
            .key(key.value())
            .responseContentType(presentation.contentType())
            .responseContentDisposition(presentation.disposition())
            .overrideConfiguration(request -> request.signer(new SignerAsOf(window)))
            .build();
    return presigner
        .presignGetObject(presign -> presign.getObjectRequest(get).signatureDuration(window.life()))
        .httpRequest()
        .getUri();
  }

  private static AwsCredentials sdkCredentials(S3Credentials ours) {
    String token = ours.sessionToken();
    return token == null
        ? AwsBasicCredentials.create(ours.accessKey(), ours.secretKey())
        : AwsSessionCredentials.create(ours.accessKey(), ours.secretKey(), token);
  }

  /** The SDK's signer of today, told the time. */
  private final class SignerAsOf implements Signer, Presigner {
    private final SigningWindow window;

    SignerAsOf(SigningWindow window) {
      this.window = window;
    }

    @Override
    public SdkHttpFullRequest presign(SdkHttpFullRequest request, ExecutionAttributes attributes) {
      SdkHttpRequest signed =
          AwsV4HttpSigner.create()
              .sign(
                  sign ->
                      sign.identity(credentials)
                          .request(request)
                          .putProperty(HttpSigner.SIGNING_CLOCK, clock())
                          .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                          .putProperty(AwsV4HttpSigner.REGION_NAME, target.region())
                          .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                          .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, window.life())
                          .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                          // Keys of S3 are names, not paths: encoded once, nothing shortened.
                          .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                          .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
              .request();
      // In the order in which they were signed, so that one link has one spelling.
      Map<String, List<String>> query = new TreeMap<>(signed.rawQueryParameters());
      List<String> signature = query.remove("X-Amz-Signature");
      return request.toBuilder()
          .rawQueryParameters(query)
          .putRawQueryParameter("X-Amz-Signature", signature)
          .build();
    }

    @Override
    public SdkHttpFullRequest sign(SdkHttpFullRequest request, ExecutionAttributes attributes) {
      throw new UnsupportedOperationException("Only addresses are signed here.");
    }

    private Clock clock() {
      return Clock.fixed(window.signedAt(), ZoneOffset.UTC);
    }
  }
}
