package org.dreamlms.infra.local;

import org.dreamlms.infra.local.runtime.RuntimeKind;

final class InProcessTest extends FunctionsThroughTheGateway {
  InProcessTest() {
    super(RuntimeKind.IN_PROCESS);
  }
}
