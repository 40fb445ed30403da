/// Who is calling, for which tenant, and what they may do; API keys and how they are recognised.
@NullMarked
package io.kopilka.platform.tenancy;

import org.jspecify.annotations.NullMarked;
