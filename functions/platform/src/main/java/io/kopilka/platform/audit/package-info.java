/// What people and machines did to a tenant's programme, people, keys and customers: appended, never edited.
@NullMarked
package io.kopilka.platform.audit;

import org.jspecify.annotations.NullMarked;
