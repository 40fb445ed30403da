/// The whole service in this process, its emulator beside it, and the folder that both keep things in.
@NullMarked
package io.kopilka.local.service;

import org.jspecify.annotations.NullMarked;
