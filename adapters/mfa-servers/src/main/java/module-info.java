/** Real database servers that a test starts, kills and restarts, and a browser. */
@org.jspecify.annotations.NullMarked
module io.github.mfa4j.servers {
    requires static org.jspecify;
    requires static com.google.auto.service;
    requires static org.seleniumhq.selenium.chrome_driver;
    requires java.desktop;
    requires java.logging;
    requires java.sql;
    requires org.junit.jupiter.api;
    requires org.tukaani.xz;

    exports io.github.mfa4j.servers;
    exports io.github.mfa4j.servers.browser;
}
