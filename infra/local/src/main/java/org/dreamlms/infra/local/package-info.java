/** The whole system on one machine without Docker; reads template.yaml. */
@NullMarked
package org.dreamlms.infra.local;

import org.jspecify.annotations.NullMarked;
