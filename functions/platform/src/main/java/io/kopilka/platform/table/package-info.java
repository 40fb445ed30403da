/// The one table: keys fenced by tenant, items, reads, and writes that happen together or not at all. The port
/// knows
/// nothing of AWS; two
/// adapters stand behind it, held to one contract by one test: DynamoDB, and memory that answers at once.
@NullMarked
package io.kopilka.platform.table;

import org.jspecify.annotations.NullMarked;
