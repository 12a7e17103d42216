package io.neurocards.web.desk;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Gives each act its routes, before the first request. */
@Component
record ActRoutes(ActPages pages, RequestMappingHandlerMapping requestMappingHandlerMapping)
        implements SmartInitializingSingleton {

    @Override
    public void afterSingletonsInstantiated() {
        for (var act : pages.acts()) {
            tell(act, RequestMethod.GET, "ask");
            tell(act, RequestMethod.POST, "perform");
        }
    }

    private void tell(DeskAct act, RequestMethod method, String name) {
        var route = RequestMappingInfo.paths(act.path())
                .methods(method)
                .options(requestMappingHandlerMapping.getBuilderConfiguration())
                .build();
        var handler = java.util.Arrays.stream(ActPages.class.getDeclaredMethods())
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
        requestMappingHandlerMapping.registerMapping(route, pages, handler);
    }
}
