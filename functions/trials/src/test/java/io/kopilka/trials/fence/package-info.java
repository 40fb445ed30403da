/// Nobody sees what is another's: the whole contract against wrong credentials and strangers' ids, and the second fence
/// with the first taken away.
@org.jspecify.annotations.NullMarked
package io.kopilka.trials.fence;
