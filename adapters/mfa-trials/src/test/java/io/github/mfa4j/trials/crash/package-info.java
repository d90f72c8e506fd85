/**
 * For the reviewer: servers and JVMs that are killed in the middle of verifications, and JVMs that race. Whatever happens is
 * written down before and after every call, and an oracle looks for what the promises rule out.
 */
@NullMarked
package io.github.mfa4j.trials.crash;

import org.jspecify.annotations.NullMarked;
