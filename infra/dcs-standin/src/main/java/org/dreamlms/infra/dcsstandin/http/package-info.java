/**
 * The front door of the stand-in: requests, answers, routes, and connections that can be dropped.
 */
@NullMarked
package org.dreamlms.infra.dcsstandin.http;

import org.jspecify.annotations.NullMarked;
