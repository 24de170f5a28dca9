package org.dreamlms.infra.local;

import org.dreamlms.infra.local.runtime.RuntimeKind;

final class JavaRuntimeTest extends FunctionsThroughTheGateway {
  JavaRuntimeTest() {
    super(RuntimeKind.JAVA);
  }
}
