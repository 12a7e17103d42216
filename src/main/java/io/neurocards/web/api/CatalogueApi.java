package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.Model;
import io.neurocards.videos.Template;
import io.neurocards.videos.Templates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1")
@Tag(name = "Catalogue")
@SecurityRequirements
class CatalogueApi {

    private final Catalogue catalogue;
    private final Templates templates;

    CatalogueApi(Catalogue catalogue, Templates templates) {
        this.catalogue = catalogue;
        this.templates = templates;
    }

    record Models(List<ModelJson> models) {}

    record ModelJson(
            String id,
            String title,
            List<String> ratios,
            String resolution,
            boolean audio,
            long credits,
            @JsonProperty("shortest_seconds") int shortestSeconds,
            @JsonProperty("longest_seconds") int longestSeconds,
            @JsonProperty("usual_seconds") int usualSeconds,
            @JsonProperty("allowed_seconds") List<Integer> allowedSeconds) {

        static ModelJson of(Model model, Locale locale) {
            return new ModelJson(
                    model.id(),
                    model.title(locale.getLanguage()),
                    model.ratios(),
                    model.resolution(),
                    model.audio(),
                    model.credits(),
                    model.seconds().shortest(),
                    model.seconds().longest(),
                    model.seconds().usual(),
                    model.seconds().allowed());
        }
    }

    @Operation(summary = "The models that can be ordered now, with their prices")
    @GetMapping("/models")
    Models models(Locale locale) {
        return new Models(catalogue.onSale().stream()
                .map(model -> ModelJson.of(model, locale))
                .toList());
    }

    record TemplatesJson(List<TemplateJson> templates) {}

    record TemplateJson(String id, String title, String summary) {}

    @Operation(summary = "The ways to tell a product's story")
    @GetMapping("/templates")
    TemplatesJson templates(Locale locale) {
        var language = locale.getLanguage();
        return new TemplatesJson(Arrays.stream(Template.values())
                .map(template -> new TemplateJson(
                        template.text(), templates.title(template, language), templates.summary(template, language)))
                .toList());
    }
}
