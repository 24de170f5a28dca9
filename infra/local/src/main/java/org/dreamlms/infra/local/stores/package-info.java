/** Database, tables, buckets and queues of the template, and what functions are told about them. */
@NullMarked
package org.dreamlms.infra.local.stores;

import org.jspecify.annotations.NullMarked;
