package org.dreamlms.functions.catalog;

import java.util.Optional;
import java.util.UUID;

/** What people are called. May throw {@link org.dreamlms.lib.access.StoreUnavailable}. */
interface AccountNames {
  /** Empty where nobody entered a name. */
  Optional<String> fullName(UUID user);
}
