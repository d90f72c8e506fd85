/** JMH measurements of this library beside named peers, for whoever checks or improves its speed. */
@NullMarked
package io.github.mfa4j.benchmarks;

import org.jspecify.annotations.NullMarked;
