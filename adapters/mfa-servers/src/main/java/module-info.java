/** Real database servers that a test starts, kills and restarts. */
@org.jspecify.annotations.NullMarked
module io.github.mfa4j.servers {
    requires static org.jspecify;
    requires java.sql;
    requires org.junit.jupiter.api;
    requires org.tukaani.xz;

    exports io.github.mfa4j.servers;
}
