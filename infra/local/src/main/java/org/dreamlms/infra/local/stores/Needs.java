package org.dreamlms.infra.local.stores;

import java.util.Set;
import java.util.stream.Collectors;
import org.dreamlms.infra.local.template.LocalTemplate;

/**
 * Which stores a template needs, told by its resources and by the settings its functions declare:
 * what nobody uses is not started.
 */
record Needs(boolean database, boolean dcs, boolean buckets, boolean tables, boolean queues) {
  static Needs of(LocalTemplate template) {
    Set<String> names =
        template.functions().stream()
            .flatMap(function -> function.environment().keySet().stream())
            .collect(Collectors.toSet());
    return new Needs(
        names.contains("LMS_DATABASE_URL"),
        names.contains("DCS_BASE_URL"),
        !template.buckets().isEmpty()
            || names.stream().anyMatch(name -> name.startsWith("MATERIALS_S3_")),
        !template.tables().isEmpty(),
        !template.queues().isEmpty());
  }
}
