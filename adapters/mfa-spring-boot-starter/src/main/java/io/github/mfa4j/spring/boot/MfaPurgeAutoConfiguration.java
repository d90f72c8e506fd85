package io.github.mfa4j.spring.boot;

import io.github.mfa4j.spi.CodeStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Purges the stores. An application that does so itself has a bean named {@code mfaStorePurge}, whatever it is. */
@AutoConfiguration(after = MfaAutoConfiguration.class)
final class MfaPurgeAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "mfaStorePurge")
    StorePurge mfaStorePurge(
            CodeStore store, @Qualifier(MfaAutoConfiguration.SENT_CODE_STORE) ObjectProvider<CodeStore> sentCodes) {
        List<CodeStore> stores = new ArrayList<>(List.of(store));
        sentCodes.ifAvailable(stores::add);
        return new StorePurge(stores, InstantSource.system());
    }
}
