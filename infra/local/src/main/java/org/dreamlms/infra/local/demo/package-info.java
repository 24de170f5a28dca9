/** The people and books that a developer finds after the first start. */
@NullMarked
package org.dreamlms.infra.local.demo;

import org.jspecify.annotations.NullMarked;
