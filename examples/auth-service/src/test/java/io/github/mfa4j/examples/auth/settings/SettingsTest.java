package io.github.mfa4j.examples.auth.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** From environment variables to properties, and what is told when they are wrong. */
class SettingsTest {

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    private Path folder;

    /** A line of the example, with a value or as a comment. */
    private static final Pattern EXAMPLE = Pattern.compile("#?([A-Z_]+)=(.*)");

    private final Map<String, Object> variables = new HashMap<>();

    @BeforeEach
    void setFolders() {
        variables.put("DATA_DIR", folder.resolve("data").toString());
        variables.put("OUTBOX_DIR", folder.resolve("outbox").toString());
    }

    @Test
    void theExampleListsEveryVariableAndNoOther() throws IOException {
        assertThat(example().map(line -> line.group(1)).filter(name -> !name.equals("SPRING_PROFILES_ACTIVE")))
                .containsExactlyElementsOf(
                        Stream.of(Variable.values()).map(Enum::name).toList());
    }

    /** Whoever takes all of it as it stands has secrets that everybody knows. */
    @Test
    void theExampleIsNoneToProduction() throws IOException {
        example().forEach(line -> variables.putIfAbsent(line.group(1), line.group(2)));

        assertThatThrownBy(() -> read("production"))
                .hasMessageContainingAll(
                        "MFA_KEYS cannot be read",
                        "MFA_CLIENTS has a client \"shop\" with a secret of less than 24 characters",
                        "JWT_KEY cannot be read",
                        "PASSWORD_PEPPER cannot be read");
    }

    @Test
    void theExampleSaysTheDefaults() throws IOException {
        ConfigurableEnvironment defaults = read();
        example()
                .filter(line -> !line.group().startsWith("#"))
                .forEach(line -> variables.putIfAbsent(line.group(1), line.group(2)));

        assertThat(settings(read())).isEqualTo(settings(defaults));
    }

    @Test
    void whatIsSetIsTaken() {
        variables.putAll(Map.of(
                "APP_NAME", "Shop",
                "JWT_ISSUER", "shop",
                "JWT_ACCESS_MINUTES", "5",
                "JWT_REFRESH_DAYS", "1",
                "REQUESTS_PER_HOUR", "51",
                "REQUESTS_PER_DAY", "201",
                "OTHER_REQUESTS_PER_HOUR", "3001",
                "AUDIT_DAYS", "401",
                "SMS_PER_HOUR", "300",
                "MANAGEMENT_PORT", "8082"));
        variables.put("MANAGEMENT_ADDRESS", "::1");

        assertThat(settings(read()))
                .containsAllEntriesOf(Map.of(
                        "mfa.issuer",
                        "Shop",
                        "auth.jwt.issuer",
                        "shop",
                        "auth.jwt.access-lifetime",
                        "5m",
                        "auth.jwt.refresh-lifetime",
                        "1d",
                        "auth.limits.per-hour",
                        51,
                        "auth.limits.per-day",
                        201,
                        "auth.limits.other-per-hour",
                        3001,
                        "auth.audit-lifetime",
                        "401d",
                        "mfa.sms.spending.per-hour",
                        300,
                        "mfa.sms.spending.per-day",
                        300))
                .containsEntry("management.server.port", 8082)
                .containsEntry("management.server.address", "0:0:0:0:0:0:0:1");
    }

    private static Map<Object, Object> settings(ConfigurableEnvironment environment) {
        PropertySource<?> settings = environment.getPropertySources().get("settings");
        return new HashMap<>((Map<?, ?>) Objects.requireNonNull(settings).getSource());
    }

    @Test
    void namesNoClientTwice() {
        variables.put("MFA_CLIENTS", "shop:one-secret,bank:secret,shop:other-secret");
        assertThatThrownBy(this::read)
                .hasMessageContaining("MFA_CLIENTS has two clients of the name shop")
                .message()
                .doesNotContain("secret,");
    }

    @Test
    void startsWithoutAny() {
        ConfigurableEnvironment environment = read();

        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("server.port")).isEqualTo("8080");
        assertThat(environment.getProperty("spring.datasource.url")).startsWith("jdbc:h2:file:" + folder);
        assertThat(environment.getProperty("mfa.keys.current")).isEqualTo("development");
        assertThat(environment.getProperty("auth.clients[demo-app]")).isEqualTo("demo-secret");
    }

    @Test
    void keysOfDevelopmentAreKeptForTheOwnerAlone() throws IOException {
        String first = read().getProperty("auth.pepper");
        Path file = folder.resolve("data").resolve(DevelopmentKeys.FILE);

        assertThat(read().getProperty("auth.pepper")).isEqualTo(first);
        assertThat(Files.readString(file)).startsWith("# Development keys").contains("PASSWORD_PEPPER=development:");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                .isEqualTo("rwx------");
    }

    @Test
    void tellsAllThatIsWrongAtOnceAndNoSecret() {
        variables.putAll(Map.of(
                "PORT", "eighty",
                "MFA_CODE_LENGTH", "5",
                "MFA_CODE_EXPIRATION_MINUTES", "+3",
                "MFA_KEYS", "k1:c2VjcmV0",
                "DATABASE_URL", "mysql://user:hidden@host/db",
                "REDIS_URL", "http://hidden@host",
                "MFA_ADMIN_EMAIL", "root",
                "MFA_CLIENTS", "App:hidden",
                "SMTP_HOST", "mail.example.com",
                "TWILIO_FROM", "+34600000000"));
        variables.put("SMS_PER_DAY", "49");

        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(
                        "PORT is \"eighty\", allowed are 0 to 65535",
                        "MFA_CODE_LENGTH is \"5\", allowed are 6 to 8",
                        "MFA_CODE_EXPIRATION_MINUTES is \"+3\"",
                        "MFA_KEYS cannot be read",
                        "DATABASE_URL cannot be read",
                        "REDIS_URL cannot be read",
                        "MFA_ADMIN_EMAIL is \"root\"",
                        "MFA_CLIENTS cannot be read",
                        "SMTP_FROM is missing",
                        "TWILIO_ACCOUNT_SID is missing",
                        "SMS_PER_DAY is \"49\", allowed are 50 to 1000000")
                .message()
                .doesNotContain("hidden", "c2VjcmV0");
    }

    @Test
    void productionRefusesWhatIsForDevelopment() {
        variables.put("JWT_KEY", "development:" + KEY);
        variables.put("MFA_CLIENTS", "demo-app:demo-secret");

        assertThatThrownBy(() -> read("production"))
                .hasMessageContainingAll(
                        "MFA_KEYS is missing",
                        "JWT_KEY is a key of development",
                        "PASSWORD_PEPPER is missing",
                        "PUBLIC_URL is missing",
                        "SMTP_HOST is missing",
                        "MFA_CLIENTS has a client \"demo-app\" of development");
        assertThat(folder.resolve("data").resolve(DevelopmentKeys.FILE)).doesNotExist();
    }

    @Test
    void productionTakesKeysOfItsOwn() {
        variables.put("PUBLIC_URL", "https://auth.example.com");
        variables.put("DATA_DIR", "/dev/null");
        variables.putAll(Map.of(
                "MFA_KEYS", "k2:" + KEY + ",k1:" + KEY,
                "JWT_KEY", "j1:" + KEY,
                "PASSWORD_PEPPER", "p1:" + KEY,
                "DATABASE_URL", "postgresql://shop:p%40ss+word@db.example.com:5433/auth?sslmode=require",
                "SMTP_HOST", "mail.example.com",
                "SMTP_USER", "shop",
                "SMTP_PASSWORD", "${HOME}",
                "SMTP_FROM", "no-reply@example.com",
                "BIND_ADDRESS", "0.0.0.0",
                "TRUSTED_PROXIES", "10.0.0.2, ::1"));

        ConfigurableEnvironment environment = read("production");

        assertThat(environment.getProperty("mfa.keys.current")).isEqualTo("k2");
        assertThat(environment.getProperty("spring.datasource.url"))
                .isEqualTo("jdbc:postgresql://db.example.com:5433/auth?sslmode=require");
        assertThat(environment.getProperty("spring.datasource.username")).isEqualTo("shop");
        assertThat(environment.getProperty("spring.datasource.password")).isEqualTo("p@ss+word");
        assertThat(environment.getProperty("auth.mail.password")).isEqualTo("${HOME}");
        assertThat(environment.getProperty("server.forward-headers-strategy")).isEqualTo("native");
        assertThat("10.0.0.2").matches(environment.getProperty("server.tomcat.remoteip.internal-proxies", ""));
        assertThat("10x0.0.2").doesNotMatch(environment.getProperty("server.tomcat.remoteip.internal-proxies", ""));
        assertThat(environment.containsProperty("auth.clients[demo-app]")).isFalse();
    }

    @Test
    void speaksNoPlainHttpInProductionButToAProxy() {
        String inClear = "TLS_CERT is missing, and passwords and codes would travel in clear";
        assertThatThrownBy(() -> read("production")).hasMessageContaining(inClear);
        variables.put("BIND_ADDRESS", "0.0.0.0");
        assertThatThrownBy(() -> read("production")).hasMessageContaining(inClear);
        assertThat(data()).isEmptyDirectory();
        variables.put("TRUSTED_PROXIES", "127.0.0.1");
        assertThatThrownBy(() -> read("production")).message().doesNotContain(inClear);
        variables.remove("TRUSTED_PROXIES");

        variables.put("TLS_CERT", folder.resolve("missing.pem").toString());
        assertThatThrownBy(this::read).hasMessageContainingAll("TLS_KEY is missing", "TLS_CERT is \"" + folder);

        variables.put("BIND_ADDRESS", "shop.example.com");
        assertThatThrownBy(this::read).hasMessageContaining("BIND_ADDRESS is \"shop.example.com\"");
    }

    @Test
    void aCertificateOfDevelopmentIsMadeOnceWhereOthersCanReachTheService() throws IOException {
        Path file = data().resolve(DevelopmentCertificate.FILE);
        assertThat(read().containsProperty("server.ssl.bundle")).isFalse();
        assertThat(file).doesNotExist();

        variables.put("BIND_ADDRESS", "0.0.0.0");
        String first = read().getProperty("auth.development-certificate");
        assertThat(first).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(read().getProperty("auth.development-certificate")).isEqualTo(first);
        assertThat(Files.readString(file)).startsWith("# A development certificate");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        variables.put("TLS_CERT", file.toString());
        variables.put("TLS_KEY", file.toString());
        assertThat(read().containsProperty("auth.development-certificate")).isFalse();
        assertThatThrownBy(() -> read("production")).hasMessageContaining("TLS_CERT is a certificate of development");

        Files.writeString(file, "-----BEGIN CERTIFICATE-----\nhidden\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(this::read)
                .hasMessageContainingAll("TLS_CERT is", "TLS_KEY is", "no readable PEM file")
                .message()
                .doesNotContain("hidden");
    }

    @Test
    void secretsThatEverybodyKnowsAreForThisMachineAlone() {
        for (String[] open : new String[][] {{"BIND_ADDRESS", "0.0.0.0"}, {"TRUSTED_PROXIES", "10.0.0.2"}}) {
            variables.put(open[0], open[1]);
            assertThat(read().containsProperty("auth.clients[demo-app]"))
                    .as(open[0])
                    .isFalse();
            assertThat(read().getProperty("auth.local")).isEqualTo("false");

            variables.put("MFA_CLIENTS", "shop:demo-secret");
            assertThatThrownBy(this::read).hasMessageContaining("MFA_CLIENTS has a client \"shop\" of development");
            variables.put("MFA_CLIENTS", "shop:secret");
            assertThat(read().getProperty("auth.clients[shop]")).isEqualTo("secret");
            variables.remove("MFA_CLIENTS");
            variables.remove(open[0]);
        }
        assertThat(read().getProperty("auth.local")).isEqualTo("true");
    }

    @Test
    void takesNoFolderAwayFromOthers() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        variables.put("OUTBOX_DIR", shared.toString());

        assertThatThrownBy(this::read).hasMessageContaining("OUTBOX_DIR is \"" + shared + "\", which others can read");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
                .isEqualTo("rwxr-xr-x");

        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwx------"));
        assertThat(read().getProperty("auth.mail.outbox")).isEqualTo(shared.toString());
    }

    @Test
    void linksBeginWithOneAddress() {
        variables.put("PUBLIC_URL", "https://auth.example.com/");
        assertThat(read().getProperty("auth.public-url")).isEqualTo("https://auth.example.com");

        for (String wrong : List.of("auth.example.com", "https://", "https://a/b", "https://a?b", "https://a b")) {
            variables.put("PUBLIC_URL", wrong);
            assertThatThrownBy(this::read).as(wrong).hasMessageContaining("PUBLIC_URL is \"" + wrong);
        }
        variables.put("PUBLIC_URL", "http://auth.example.com");
        assertThatThrownBy(() -> read("production")).hasMessageContaining("PUBLIC_URL is");
    }

    @Test
    void variablesOfOursAreNoPropertiesOfOthers() {
        variables.put("MFA_KEYS", "k1:" + KEY);
        variables.put("MFA_CODE_LENGTH", "8");

        ConfigurableEnvironment environment = read();

        assertThat(environment.containsProperty("MFA_KEYS")).isFalse();
        assertThat(environment.getProperty("mfa.codes.length")).isEqualTo("8");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static Stream<Matcher> example() throws IOException {
        return Files.readAllLines(
                        Path.of(System.getProperty("mfa4j.root")).resolve("examples/auth-service/.env.example"))
                .stream()
                .map(EXAMPLE::matcher)
                .filter(Matcher::matches);
    }

    private ConfigurableEnvironment read(String... profiles) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles(profiles);
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
        new SettingsPostProcessor().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
