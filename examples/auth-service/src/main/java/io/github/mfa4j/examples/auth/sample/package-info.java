/** What is protected: stands for whatever an application has. */
@NullMarked
package io.github.mfa4j.examples.auth.sample;

import org.jspecify.annotations.NullMarked;
