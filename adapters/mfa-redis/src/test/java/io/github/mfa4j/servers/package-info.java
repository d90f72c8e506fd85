/** For tests: real servers as processes, started from Maven artifacts on free ports of the loopback interface. */
@NullMarked
package io.github.mfa4j.servers;

import org.jspecify.annotations.NullMarked;
