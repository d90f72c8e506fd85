/** From measurements to the page that shows them: pure functions, for whoever reads or extends the report. */
@NullMarked
package io.github.mfa4j.benchmarks.report;

import org.jspecify.annotations.NullMarked;
