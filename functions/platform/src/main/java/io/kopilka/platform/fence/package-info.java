/// The second fence: what the running work may reach in the table, whatever the code asks for. In the cloud AWS holds
/// it, by short-lived credentials with a session policy; elsewhere a table that evaluates the same policy.
@NullMarked
package io.kopilka.platform.fence;

import org.jspecify.annotations.NullMarked;
