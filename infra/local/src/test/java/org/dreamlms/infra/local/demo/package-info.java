/** Tests of the demo school. */
@NullMarked
package org.dreamlms.infra.local.demo;

import org.jspecify.annotations.NullMarked;
