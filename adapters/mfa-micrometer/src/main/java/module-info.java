/** Counts and times for Micrometer. */
@org.jspecify.annotations.NullMarked
module io.github.mfa4j.micrometer {
    requires static transitive org.jspecify;
    requires transitive io.github.mfa4j;
    requires transitive micrometer.core;

    exports io.github.mfa4j.micrometer;
}
