/** What a request costs on AWS's own runtime client, beside handlers without a framework. */
@NullMarked
package org.dreamlms.infra.bench;

import org.jspecify.annotations.NullMarked;
