/** Where the stand-in keeps bytes: an S3-compatible store, or a plain folder. */
@NullMarked
package org.dreamlms.infra.dcsstandin.objects;

import org.jspecify.annotations.NullMarked;
