package io.github.mfa4j.benchmarks.report;

/** The benchmarks that are compared with each other and therefore measured in one run. */
public enum Section {
    CODES("codes", "Otp(Floor)?Benchmark"),
    QR("QR codes", "QrBenchmark"),
    VERIFICATION("verifications", "VerificationBenchmark");

    private final String title;
    private final String classes;

    Section(String title, String classes) {
        this.title = title;
        this.classes = classes;
    }

    /** Matches the names of its benchmarks, for JMH. */
    public String pattern() {
        return "\\." + classes + "\\.";
    }

    String title() {
        return title;
    }
}
