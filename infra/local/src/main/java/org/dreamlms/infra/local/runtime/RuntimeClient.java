package org.dreamlms.infra.local.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the jars of the Runtime Interface Client are. */
final class RuntimeClient {
  private RuntimeClient() {}

  static List<Path> jars() {
    List<Path> jars = new ArrayList<>();
    jars.add(placeOf(AWSLambda.class));
    for (String other :
        List.of(
            "com.amazonaws.services.lambda.runtime.LambdaRuntime",
            "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
            "software.amazon.awssdk.utilslite.SdkInternalThreadLocal")) {
      try {
        jars.add(placeOf(Class.forName(other, false, RuntimeClient.class.getClassLoader())));
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("The Runtime Interface Client is not whole: " + other, e);
      }
    }
    return jars;
  }

  /** The jar or folder that a class comes from. */
  static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
