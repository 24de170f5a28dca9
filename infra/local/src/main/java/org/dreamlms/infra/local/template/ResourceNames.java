package org.dreamlms.infra.local.template;

/** What {@code Ref} and {@code GetAtt} of a resource mean on this machine. */
interface ResourceNames {
  /**
   * @throws org.dreamlms.infra.local.Refusal when there is no such resource
   */
  String ref(String logicalId, int line);

  /**
   * @throws org.dreamlms.infra.local.Refusal when there is no such resource or attribute
   */
  String attribute(String logicalId, String attribute, int line);
}
