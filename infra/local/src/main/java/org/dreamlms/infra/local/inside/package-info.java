/**
 * What is loaded together with a function inside this JVM, once for each environment and by its
 * loader. A function sees these classes and those of {@code border}, no other of infra/local.
 */
@NullMarked
package org.dreamlms.infra.local.inside;

import org.jspecify.annotations.NullMarked;
