package io.github.mfa4j.benchmarks.report;

import org.jspecify.annotations.Nullable;

/** The benchmarks that are compared with each other and therefore measured in one run. */
public enum Section {
    CODES("codes", "Otp(Floor)?Benchmark"),
    QR("QR codes", "QrBenchmark"),
    VERIFICATION("verifications", "VerificationBenchmark"),
    STORES("stores", null);

    private final String title;
    private final @Nullable String classes;

    Section(String title, @Nullable String classes) {
        this.title = title;
        this.classes = classes;
    }

    /** Matches the names of its benchmarks, for JMH; null if JMH does not run them. */
    public @Nullable String pattern() {
        return classes == null ? null : "\\." + classes + "\\.";
    }

    String title() {
        return title;
    }
}
