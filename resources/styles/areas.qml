<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis labelsEnabled="1" styleCategories="Symbology|Labeling" version="3.40.0">
  <renderer-v2 type="RuleRenderer" enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0">
    <rules key="root">
      <rule key="area" label="area" symbol="0"/>
    </rules>
    <symbols>
      <symbol name="0" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleLine" id="areas-1">
          <Option type="Map">
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="line_color" value="255,255,255,255" type="QString"/>
            <Option name="line_width" value="0.9" type="QString"/>
            <Option name="line_width_unit" value="MM" type="QString"/>
            <Option name="offset" value="-0.45" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
          </Option>
        </layer>
        <layer class="SimpleLine" id="areas-2">
          <Option type="Map">
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="line_color" value="26,26,26,255" type="QString"/>
            <Option name="line_width" value="0.6" type="QString"/>
            <Option name="line_width_unit" value="MM" type="QString"/>
            <Option name="offset" value="-0.3" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
          </Option>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fieldName="coalesce(&quot;name&quot;, &quot;area_id&quot;)" fontSize="9" fontSizeUnit="Point" fontWeight="75" isExpression="1" namedStyle="Bold" textColor="26,26,26,255">
        <text-buffer bufferColor="255,255,255,255" bufferDraw="1" bufferOpacity="0.9" bufferSize="0.9" bufferSizeUnits="MM"/>
      </text-style>
      <text-format multilineAlign="1"/>
      <placement allowDegraded="0" dist="1.5" distUnits="MM" fitInPolygonOnly="0" geometryGenerator="convex_hull($geometry)" geometryGeneratorEnabled="1" geometryGeneratorType="PolygonGeometry" overlapHandling="AllowOverlapIfRequired" placement="8" polygonPlacementFlags="2"/>
    </settings>
  </labeling>
  <layerGeometryType>2</layerGeometryType>
</qgis>
