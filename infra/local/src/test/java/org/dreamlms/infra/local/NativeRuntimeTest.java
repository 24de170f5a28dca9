package org.dreamlms.infra.local;

import org.dreamlms.infra.local.runtime.RuntimeKind;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class NativeRuntimeTest extends FunctionsThroughTheGateway {
  NativeRuntimeTest() {
    super(RuntimeKind.NATIVE);
  }
}
