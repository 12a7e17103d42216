package io.neurocards.web.api.contract;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.ExternalDocumentation;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;

/** What the contract says besides the routes: who may call, names of the operations, and what is the same for all. */
@Configuration(proxyBeanMethods = false)
class ContractConfiguration {

    private static final String BEARER = "bearer";
    private static final String KEY = "partner_key";
    private static final String GUIDE = "/docs/partners";
    private static final String ROUTES = "Api";
    private static final String USUAL = "200";
    private static final Pattern SUFFIX = Pattern.compile("_\\d+$");
    private static final Pattern KIND = Pattern.compile("^/v1/(\\w+).*$");

    /** The contract is written when somebody first reads it: its many beans would cost every start a third of a second. */
    @Bean
    static BeanFactoryPostProcessor contractIsWrittenLate() {
        return factory -> {
            for (var name : factory.getBeanDefinitionNames()) {
                var definition = factory.getBeanDefinition(name);
                var maker = definition.getBeanClassName() == null
                        ? String.valueOf(definition.getFactoryBeanName())
                        : definition.getBeanClassName();
                if (maker.startsWith("org.springdoc.")) {
                    definition.setLazyInit(true);
                }
            }
        };
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("NeuroCards")
                        .version("v1")
                        .description("From a photo of a product to a vertical clip. Errors are"
                                + " application/problem+json with a stable code; POST takes an Idempotency-Key."
                                + " Partners begin with [the guide](" + GUIDE + ").")
                        .license(new License().name("MIT").identifier("MIT")))
                .externalDocs(new ExternalDocumentation()
                        .description("The guide for partners")
                        .url(GUIDE))
                .servers(List.of(new Server().url("/").description("Where this document was read")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme(BEARER))
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("X-API-Key")
                                        .description("A partner's key, for /v1/api")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    /** Names each operation by who serves it, unless it says its name: one by order of reading would change with every new route. */
    @Bean
    @Lazy
    OperationCustomizer namesOfOperations() {
        return (operation, method) -> {
            var said = method.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class);
            if (said != null && !said.operationId().isEmpty()) {
                return operation;
            }
            var routes = method.getBeanType().getSimpleName();
            var group = routes.endsWith(ROUTES) ? routes.substring(0, routes.length() - ROUTES.length()) : routes;
            var action = method.getMethod().getName();
            return operation.operationId(
                    decapitalized(group) + action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1));
        };
    }

    @Bean
    @Lazy
    ParameterCustomizer wordsOfParameters() {
        return (parameter, method) -> {
            var words = method.getParameterAnnotation(OneOf.class);
            if (words != null && parameter != null && parameter.getSchema() != null) {
                FieldsOfRecords.limit(parameter.getSchema(), words.value());
            }
            return parameter;
        };
    }

    @Bean
    @Lazy
    OperationCustomizer statusesOfAnswers() {
        return (operation, method) -> {
            var said = method.getMethodAnnotation(Answers.class);
            var usual = operation.getResponses().get(USUAL);
            if (said != null && usual != null) {
                operation.getResponses().remove(USUAL);
                for (var status : said.value()) {
                    operation.getResponses().addApiResponse(Integer.toString(status), as(status, usual));
                }
            }
            return operation;
        };
    }

    /** Each has an example of its own, so they share nothing. */
    private static ApiResponse as(int status, ApiResponse usual) {
        var content = new Content();
        if (usual.getContent() != null) {
            usual.getContent()
                    .forEach((type, media) -> content.addMediaType(type, new MediaType().schema(media.getSchema())));
        }
        return new ApiResponse()
                .description(HttpStatus.valueOf(status).getReasonPhrase())
                .content(content.isEmpty() || status == HttpStatus.NO_CONTENT.value() ? null : content);
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String decapitalized(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Some routes may be asked for with a slash at their end, too; that is nothing to tell twice. */
    @Bean
    @Lazy
    @Order(0)
    OpenApiCustomizer oneSpellingOfEachPath() {
        return contract -> contract.getPaths()
                .keySet()
                .removeIf(path ->
                        path.endsWith("/") && contract.getPaths().containsKey(path.substring(0, path.length() - 1)));
    }

    private record Route(String kind, Operation operation) {}

    /** One method may serve two kinds of devices; each of its routes is named by its kind. */
    @Bean
    @Lazy
    @Order(1)
    OpenApiCustomizer oneNameForEachRoute() {
        return contract -> {
            var routes = new TreeMap<String, List<Route>>();
            contract.getPaths()
                    .forEach((path, item) -> item.readOperations()
                            .forEach(operation -> routes.computeIfAbsent(
                                            SUFFIX.matcher(operation.getOperationId())
                                                    .replaceFirst(""),
                                            _ -> new ArrayList<>())
                                    .add(new Route(KIND.matcher(path).replaceFirst("$1"), operation))));
            routes.forEach((name, same) -> same.forEach(route -> route.operation()
                    .setOperationId(same.size() == 1 ? name : name + "On" + capitalized(route.kind()))));
        };
    }
}
