/** Reads template.yaml as CloudFormation would, and refuses what it does not know. */
@NullMarked
package org.dreamlms.infra.local.template;

import org.jspecify.annotations.NullMarked;
