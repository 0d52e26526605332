package cn.etown.gateway.testing;

import java.util.HashMap;
import java.util.Map;

/** The same services, behind a gateway at which a caller may ask three times; its window outlasts every test. */
public class SmallAllowance extends Services {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        settings.put("etown.rate.requests", "3");
        settings.put("etown.rate.window", "10H");
        return settings;
    }
}
