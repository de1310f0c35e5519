namespace Raylib_cs;

/// <summary>The part of OpenGL 1.1 that is used.</summary>
internal static unsafe class Gl
{
    public const int Texture2D = 0x0DE1;
    public const int Rgba = 0x1908;
    public const int UnsignedByte = 0x1401;
    public const int Blend = 0x0BE2;
    public const int Scissor = 0x0C11;
    public const int One = 1;
    public const int SourceAlpha = 0x0302;
    public const int OneMinusSourceAlpha = 0x0303;

    private static delegate* unmanaged<int, int, int, int, void> _viewport;
    private static delegate* unmanaged<float, float, float, float, void> _clearColor;
    private static delegate* unmanaged<int, void> _clear;
    private static delegate* unmanaged<int, void> _enable;
    private static delegate* unmanaged<int, void> _disable;
    private static delegate* unmanaged<int, int, void> _blend;
    private static delegate* unmanaged<int, int, int, int, void> _scissor;
    private static delegate* unmanaged<int, uint*, void> _genTextures;
    private static delegate* unmanaged<int, uint*, void> _deleteTextures;
    private static delegate* unmanaged<int, uint, void> _bind;
    private static delegate* unmanaged<int, int, int, int, int, int, int, int, void*, void> _image;
    private static delegate* unmanaged<int, int, int, int, int, int, int, int, void*, void> _part;
    private static delegate* unmanaged<int, int, int, void> _parameter;
    private static delegate* unmanaged<int, void> _begin;
    private static delegate* unmanaged<void> _end;
    private static delegate* unmanaged<float, float, void> _place;
    private static delegate* unmanaged<float, float, void> _vertex;
    private static delegate* unmanaged<byte, byte, byte, byte, void> _color;

    public static void Load()
    {
        _viewport = (delegate* unmanaged<int, int, int, int, void>)Find("glViewport");
        _clearColor = (delegate* unmanaged<float, float, float, float, void>)Find("glClearColor");
        _clear = (delegate* unmanaged<int, void>)Find("glClear");
        _enable = (delegate* unmanaged<int, void>)Find("glEnable");
        _disable = (delegate* unmanaged<int, void>)Find("glDisable");
        _blend = (delegate* unmanaged<int, int, void>)Find("glBlendFunc");
        _scissor = (delegate* unmanaged<int, int, int, int, void>)Find("glScissor");
        _genTextures = (delegate* unmanaged<int, uint*, void>)Find("glGenTextures");
        _deleteTextures = (delegate* unmanaged<int, uint*, void>)Find("glDeleteTextures");
        _bind = (delegate* unmanaged<int, uint, void>)Find("glBindTexture");
        _image = (delegate* unmanaged<int, int, int, int, int, int, int, int, void*, void>)Find("glTexImage2D");
        _part = (delegate* unmanaged<int, int, int, int, int, int, int, int, void*, void>)Find("glTexSubImage2D");
        _parameter = (delegate* unmanaged<int, int, int, void>)Find("glTexParameteri");
        _begin = (delegate* unmanaged<int, void>)Find("glBegin");
        _end = (delegate* unmanaged<void>)Find("glEnd");
        _place = (delegate* unmanaged<float, float, void>)Find("glTexCoord2f");
        _vertex = (delegate* unmanaged<float, float, void>)Find("glVertex2f");
        _color = (delegate* unmanaged<byte, byte, byte, byte, void>)Find("glColor4ub");
        _enable(Texture2D);
        _enable(Blend);
    }

    public static void Viewport(int width, int height) => _viewport(0, 0, width, height);

    public static void Clear(Color color)
    {
        _clearColor(color.R / 255f, color.G / 255f, color.B / 255f, color.A / 255f);
        _clear(0x4000);
    }

    public static void Enable(int what) => _enable(what);

    public static void Disable(int what) => _disable(what);

    public static void BlendBy(int source, int target) => _blend(source, target);

    public static void Cut(int x, int y, int width, int height) => _scissor(x, y, width, height);

    public static uint NewTexture(int width, int height, void* pixels)
    {
        uint id;
        _genTextures(1, &id);
        _bind(Texture2D, id);
        _image(Texture2D, 0, Rgba, width, height, 0, Rgba, UnsignedByte, pixels);
        // Clamps at the edges.
        _parameter(Texture2D, 0x2802, 0x812F);
        _parameter(Texture2D, 0x2803, 0x812F);
        return id;
    }

    public static void Filter(uint texture, bool smooth)
    {
        _bind(Texture2D, texture);
        _parameter(Texture2D, 0x2801, smooth ? 0x2601 : 0x2600);
        _parameter(Texture2D, 0x2800, smooth ? 0x2601 : 0x2600);
    }

    public static void Write(uint texture, int x, int y, int width, int height, void* pixels)
    {
        _bind(Texture2D, texture);
        _part(Texture2D, 0, x, y, width, height, Rgba, UnsignedByte, pixels);
    }

    public static void Delete(uint texture) => _deleteTextures(1, &texture);

    public static void BeginQuad(uint texture, Color color)
    {
        _bind(Texture2D, texture);
        _color(color.R, color.G, color.B, color.A);
        _begin(7);
    }

    /// <summary>A vertex: texture coordinates 0 to 1, screen coordinates -1 to 1.</summary>
    public static void Corner(float u, float v, float x, float y)
    {
        _place(u, v);
        _vertex(x, y);
    }

    public static void EndQuad() => _end();

    private static nint Find(string name) =>
        Glfw.glfwGetProcAddress(name) is not 0 and var found
            ? found
            : throw new InvalidOperationException($"This machine's OpenGL has no {name}.");
}
