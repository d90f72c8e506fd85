/** What happened, in the database, for administrators. */
@NullMarked
package io.github.mfa4j.examples.auth.audit;

import org.jspecify.annotations.NullMarked;
