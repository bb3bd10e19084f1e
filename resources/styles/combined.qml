<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis labelsEnabled="0" styleCategories="Symbology|Labeling" version="3.40.0">
  <renderer-v2 type="RuleRenderer" enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0">
    <rules key="root">
      <rule key="zero" label="zero" symbol="0"/>
      <rule key="class1" label="class1" symbol="1"/>
      <rule key="class2" label="class2" symbol="2"/>
      <rule key="class3" label="class3" symbol="3"/>
      <rule key="class4" label="class4" symbol="4"/>
      <rule key="class5" label="class5" symbol="5"/>
      <rule key="class6" label="class6" symbol="6"/>
      <rule key="not_ranked" label="not_ranked" symbol="7"/>
    </rules>
    <symbols>
      <symbol name="0" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="combined-1">
          <Option type="Map">
            <Option name="color" value="255,249,224,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.08" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="1" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="combined-2">
          <Option type="Map">
            <Option name="color" value="226,221,238,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.08" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="2" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="combined-3">
          <Option type="Map">
            <Option name="color" value="197,187,222,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.08" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="3" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="combined-4">
          <Option type="Map">
            <Option name="color" value="163,146,200,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.08" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="4" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="combined-5">
          <Option type="Map">
            <Option name="color" value="128,104,176,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.08" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="5" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="combined-6">
          <Option type="Map">
            <Option name="color" value="94,60,148,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.08" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="6" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="combined-7">
          <Option type="Map">
            <Option name="color" value="60,15,105,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.08" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
      </symbol>
      <symbol name="7" type="fill" alpha="1" clip_to_extent="1">
        <layer class="SimpleFill" id="combined-8">
          <Option type="Map">
            <Option name="color" value="242,242,242,255" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="outline_color" value="0,0,0,45" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.05" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
        </layer>
        <layer class="LinePatternFill" id="combined-9">
          <Option type="Map">
            <Option name="angle" value="45" type="QString"/>
            <Option name="color" value="" type="QString"/>
            <Option name="coordinate_reference" value="viewport" type="QString"/>
            <Option name="distance" value="0.9" type="QString"/>
            <Option name="distance_unit" value="MM" type="QString"/>
            <Option name="line_width" value="0" type="QString"/>
            <Option name="line_width_unit" value="MM" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
          </Option>
          <symbol name="@7@1" type="line" alpha="1" clip_to_extent="1">
            <layer class="SimpleLine" id="combined-10">
              <Option type="Map">
                <Option name="joinstyle" value="bevel" type="QString"/>
                <Option name="line_color" value="189,189,189,255" type="QString"/>
                <Option name="line_width" value="0.12" type="QString"/>
                <Option name="line_width_unit" value="MM" type="QString"/>
              </Option>
            </layer>
          </symbol>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <layerGeometryType>2</layerGeometryType>
</qgis>
